"""The widgets of the window. They get values and jobs, never the engine or its models."""
