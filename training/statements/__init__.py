"""The statement tagger: ``python -m training.statements.train`` makes it from PolNeAR and a small encoder."""
