import { MessageBox } from './message-box';

interface ErrorAlertProps {
  /** The sentence, or null for none. */
  readonly text: string | null;
  /** Changes with every refusal, so that a screen reader reads the same sentence again. */
  readonly occurrence?: number;
}

/** An error for a whole form or page; its text is the sentence and nothing else. */
export const ErrorAlert = ({ text, occurrence }: ErrorAlertProps) =>
  text === null ? null : (
    <MessageBox key={occurrence} tone="bad" role="alert">
      {text}
    </MessageBox>
  );
