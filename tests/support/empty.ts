/** Stands in for `server-only`, which throws where there is no React server. */
export default null;
