import type { ReactNode } from "react";
import { Button } from "react-aria-components/Button";
import { Dialog } from "react-aria-components/Dialog";
import { Heading } from "react-aria-components/Heading";
import { Modal, ModalOverlay } from "react-aria-components/Modal";
import { X } from "lucide-react";
import { useT } from "../i18n";
import "../styles/sheet.css";

interface Props {
  title: string;
  open: boolean;
  onClose: () => void;
  children: ReactNode;
  kind?: "dialog" | "alertdialog";
  wide?: boolean;
  bare?: boolean;
}

/** A dialog in the middle of a desk, a sheet from below on a phone. */
export function Sheet({ title, open, onClose, children, kind = "dialog", wide = false, bare = false }: Props) {
  const t = useT();
  return (
    <ModalOverlay className="veil" isOpen={open} onOpenChange={(now) => !now && onClose()} isDismissable={kind === "dialog"}>
      <Modal className={wide ? "sheet wide" : "sheet"}>
        <Dialog role={kind} className="sheet-inner" aria-label={bare ? title : undefined}>
          {!bare && (
            <div className="sheet-head">
              <Heading slot="title">{title}</Heading>
              <Button className="btn ghost icon" aria-label={t.common.close} onPress={onClose}>
                <X size={18} aria-hidden />
              </Button>
            </div>
          )}
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
