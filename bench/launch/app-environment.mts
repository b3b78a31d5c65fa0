/** Our environment, but for what would make Electron behave as plain Node. */
export const appEnvironment = (): NodeJS.ProcessEnv => {
  const { ELECTRON_RUN_AS_NODE: _plainNode, ...environment } = process.env;
  return environment;
};
