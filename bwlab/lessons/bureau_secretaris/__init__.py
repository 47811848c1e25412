"""The desk of the secretary: what does who comes after me need?"""
