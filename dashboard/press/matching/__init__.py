"""What a number measures: the words around it name it (`words`), or its digits are those of a
published figure that words further off confirm (`digits`); in doubt it is asked, not guessed.
"""
