/** Makes a file of a library the one that the process has loaded, instead of loading it again for every run of the tests. */
module.exports = {
  process: (_source, file) => ({ code: `module.exports = keptModule(${JSON.stringify(file)});` }),
};
