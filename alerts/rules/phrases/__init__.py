"""The words of the rule language in French, English and Arabic, as data: no reading."""
