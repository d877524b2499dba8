"""See conftest.py for what the tests share."""
