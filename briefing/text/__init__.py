"""What the programme knows of language, one small module each. Pure; knows the model and nothing else."""
