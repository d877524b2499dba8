"""`make evaluate`: one report on what the assistant understands, answers, calculates and takes, beside the last report kept.

A section is a module with a function `section(context) -> Section`; `__main__` runs them in order, `page` and `plain` write what they
found. Everything that is drawn is drawn from a seed; nothing here judges: `make test` does.
"""
