// Babel lowers everything for the old phones named in browserslist.
module.exports = { presets: [['taro', { framework: 'react', ts: true, compiler: 'webpack5' }]] }
