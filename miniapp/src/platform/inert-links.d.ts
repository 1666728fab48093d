// Keeps links that lead nowhere from doing anything.
export {}
