"""What this machine has for making videos, what is used and why: findings, one per part.

It only looks; a finding that isn't good says what to do, and a missing GPU is a normal state.
"""
