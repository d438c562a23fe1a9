"""The pages of the desks, each with its controller."""
