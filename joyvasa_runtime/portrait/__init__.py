"""Pictures of someone: reading, finding the face, cropping, pasting back. No sound and no video."""
