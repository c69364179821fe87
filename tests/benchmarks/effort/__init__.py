"""What a correction costs: the truth, an expert with our window, the same in a plain tool, and a weak machine."""
