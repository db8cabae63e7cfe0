"""Files a reader takes away; each says what it is and where it is from."""

import pandas as pd


def csv_bytes(frame: pd.DataFrame, note: str) -> bytes:
    """CSV for Chinese Excel (UTF-8 with BOM), `note` as its first line."""
    return f"# {note}\n{frame.to_csv(index=False, lineterminator=chr(10))}".encode("utf-8-sig")
