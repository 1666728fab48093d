// How much larger than usual the phone's owner wants type; 1 where the phone does not say or zooms the page itself.
export declare const phoneTypeScale: () => number
