"""What a web page is and says, told by its markup and words: an obstacle, a login, links to feeds. Pure."""
