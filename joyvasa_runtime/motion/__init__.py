"""Speech to motion: values, model units, sampling loops and filters. No networks, no pictures."""
