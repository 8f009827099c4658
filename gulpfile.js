const { src, dest } = require('gulp');

// tsc copies no icons, codex files or output schemas; encoding: false keeps binary icons intact.
exports.assets = () => src(['nodes/**/*.{png,svg,json}', 'credentials/**/*.{png,svg}'], { base: '.', encoding: false }).pipe(dest('dist'));
