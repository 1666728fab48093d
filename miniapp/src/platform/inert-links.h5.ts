// Taro's tab bar is made of links to scripts that do nothing; under our content policy the browser complains of each tap unless the link stays put.
document.addEventListener(
  'click',
  (tap) => {
    if (tap.target instanceof Element && tap.target.closest('a[href^="javascript:"]')) tap.preventDefault()
  },
  true,
)
