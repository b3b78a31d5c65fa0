// What Electron gives a utility process, over the channel of a forked one.
Object.assign(process, {
  parentPort: {
    postMessage: (message: unknown) => process.send?.(message),
    on: (_event: 'message', listener: (message: unknown) => void) => process.on('message', listener),
  },
});
