"""How fast this machine makes a talking video: step by step, model by model, and beside eager PyTorch.

It measures the same calls that `animate` makes; comparing machines is only honest within one run.
"""
