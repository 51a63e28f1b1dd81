"""What an actor may do, one function each: permission, change and audit record in one transaction.

Every function takes the open ``Store`` first, so that the service can run it at the store's own desk; ``update`` is the
number of the Telegram update that asks for it, marked as done together with the change, so that an update that comes
again changes nothing.
"""
