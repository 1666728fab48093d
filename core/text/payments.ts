// What took something off a bill, as screens and papers say it.
export const settlementNames: Readonly<Record<string, string>> = { receipt: '缴款' }
