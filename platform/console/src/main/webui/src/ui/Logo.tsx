/** The loop that is closed, and the check that it is. */
export function Logo({ size = 26, wordmark = false, drawn = false }: { size?: number; wordmark?: boolean; drawn?: boolean }) {
  return (
    <span className={drawn ? "logo drawn" : "logo"}>
      <svg width={size} height={size} viewBox="0 0 32 32" fill="none" aria-hidden>
        <path className="logo-ring" d="M16 4.5a11.5 11.5 0 1 1-10.4 6.6" pathLength={1} stroke="currentColor" strokeWidth="4" strokeLinecap="round" />
        <path className="logo-check" d="M9.6 16.4l4.7 4.7 8.4-9.8" pathLength={1} stroke="var(--ink)" strokeWidth="4" strokeLinecap="round" strokeLinejoin="round" />
      </svg>
      {wordmark && <span className="wordmark">Amends</span>}
    </span>
  );
}
