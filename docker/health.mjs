// Asks the server in this container whether it can serve; exit code 0 means yes.
const address = `http://127.0.0.1:${process.env.PORT ?? '3000'}/api/health/ready`;
const ready = await fetch(address, { signal: AbortSignal.timeout(4000) }).then(
  ({ ok }) => ok,
  () => false,
);
process.exit(ready ? 0 : 1);
