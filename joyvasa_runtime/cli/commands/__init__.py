"""The commands of `joyvasa`, each module adding its own to the parser; what they share is one level up."""
