"""Setting the program up on a machine: environment, system libraries, first run. Standard library only."""
