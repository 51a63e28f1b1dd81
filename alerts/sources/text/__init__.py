"""From bytes to plain text: encodings, languages, and the HTML of a field as a reader sees it. Pure."""
