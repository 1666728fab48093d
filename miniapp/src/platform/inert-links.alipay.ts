// Only a browser has links.
export {}
