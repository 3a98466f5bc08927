/** Names of devices, which Windows takes for no files, whatever their ending. */
export const devices: readonly string[] = [
  ...["con", "prn", "aux", "nul"],
  ...[..."0123456789"].flatMap((digit) => [`com${digit}`, `lpt${digit}`]),
];
