"""What anyone may read: consultation drafts and adopted plans that officers have published."""
