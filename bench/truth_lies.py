"""Lies seeded in a pattern book, or in words of true sentences: does the reader find each of them?"""
