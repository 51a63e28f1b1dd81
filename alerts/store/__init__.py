"""The only SQL of Tocsin: one SQLite file, its migrations, and one module per noun.

Every function takes the open ``Store`` first and returns values of ``alerts.model``; errors are ``StoreError`` in
words. Nothing here reads a clock. What must be true together is written inside one ``with store.transaction():``.
"""
