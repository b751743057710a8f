/** What the bundler makes of files that are not code: a style sheet is collected, a picture becomes its address. */
declare module '*.css';
declare module '*.svg' {
  const address: string;
  export default address;
}
declare module '*.png' {
  const address: string;
  export default address;
}
