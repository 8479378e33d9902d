"""What a creator does by hand to a clip's performance: the values, and the motion that they lead to."""
