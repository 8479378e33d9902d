"""Small widgets that several views use. They know values and nothing of the project."""
