"""Mandates on screen: the list, the taking step by step, the withdrawal."""
