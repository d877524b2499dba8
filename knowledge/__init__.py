"""What the assistant knows: dated, sourced facts and rules in YAML, and the store built from them."""
