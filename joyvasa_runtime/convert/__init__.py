"""From published checkpoints to model packs: needs torch, and runs only when somebody converts or trains."""
