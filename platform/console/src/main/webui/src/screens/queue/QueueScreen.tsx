import { For } from "../../app/pages";
import { useT } from "../../i18n";
import { useTitle } from "../../ui/useTitle";
import { Queue } from "./Queue";

export function QueueScreen() {
  const t = useT();
  useTitle(t.queue.title);
  return (
    <For area="queue" name={t.nav.queue}>
      <Queue />
    </For>
  );
}
