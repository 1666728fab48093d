// A browser, and WeChat's page view, zoom the whole page themselves: multiplying again would do it twice.
export const phoneTypeScale = (): number => 1
