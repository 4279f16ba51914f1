import { useQuery } from "@tanstack/react-query";
import { useParams } from "react-router";
import { Ghost } from "lucide-react";
import { For } from "../../app/pages";
import { useT } from "../../i18n";
import { ApiProblem, get } from "../../lib/api";
import type { RecoveryCase } from "../../lib/types";
import { Empty, Failed, Skeleton, Stale } from "../../ui/states";
import { useTitle } from "../../ui/useTitle";
import { CaseView } from "./CaseView";
import "../../styles/queue.css";
import "../../styles/case.css";
import { nameOf } from "../../lib/customer";

export function CaseScreen() {
  const t = useT();
  return (
    <For area="queue" name={t.nav.queue}>
      <LoadedCase key={useParams().id} id={useParams().id ?? ""} />
    </For>
  );
}

function LoadedCase({ id }: { id: string }) {
  const t = useT();
  const found = useQuery({
    queryKey: ["case", id],
    queryFn: ({ signal }) => get<RecoveryCase>(`/api/recovery/cases/${encodeURIComponent(id)}`, signal),
    staleTime: 10_000,
  });
  const kase = found.data;
  useTitle(kase ? t.kase.title(nameOf(kase, t)) : t.kase.back);
  if (found.isPending) return <Skeleton rows={4} height={120} />;
  if (!kase) {
    const gone = found.error instanceof ApiProblem && found.error.status === 404;
    return (
      <>
        <h1 className="sr">{t.kase.gone}</h1>
        {gone ? (
          <Empty icon={<Ghost size={32} aria-hidden />} title={t.kase.gone} text={t.kase.merged}>
            <a className="btn" href="/queue">
              {t.keys.back}
            </a>
          </Empty>
        ) : (
          <Failed problem={found.error} retry={() => void found.refetch()} />
        )}
      </>
    );
  }
  return (
    <>
      {found.isRefetchError && <Stale since={found.dataUpdatedAt} retry={() => void found.refetch()} />}
      <CaseView kase={kase} />
    </>
  );
}
