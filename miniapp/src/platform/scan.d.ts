// Reads a code with the camera; null where there is none. Answers null when the owner turned back.
export declare const scan: (() => Promise<string | null>) | null
