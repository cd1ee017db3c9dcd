"""Drafting a plan: from what is known of an area to sentences, one module for each section.

Everything here is a pure function from domain objects to blocks of a plan tree.
"""
