"""What came out before « modèle 4 », frozen: nobody edits a word or a measure here, a digest proves each paper."""
