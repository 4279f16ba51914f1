import { useEffect, useRef } from "react";

/** What the case on the screen offers, so that the command palette can offer it too. */
export interface CaseAction {
  id: string;
  text: string;
  keys?: string;
  run: () => void;
}

let offered: CaseAction[] = [];

export function caseActions(): CaseAction[] {
  return offered;
}

export function useOfferActions(actions: CaseAction[]): void {
  const latest = useRef(actions);
  latest.current = actions;
  useEffect(() => {
    offered = actions.map((action) => ({
      ...action,
      run: () => latest.current.find((now) => now.id === action.id)?.run(),
    }));
    return () => {
      offered = [];
    };
  });
}
