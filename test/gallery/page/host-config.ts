/** How Teams draws a card, as far as the renderer's own settings reach: its sizes, distances and colours. */

interface Palette {
  text: string;
  subtle: string;
  card: string;
  emphasis: string;
  accent: string;
  good: string;
  attention: string;
  warning: string;
  /** Behind a message of that kind. */
  accentFill: string;
  goodFill: string;
  attentionFill: string;
  warningFill: string;
}

const palettes = {
  light: {
    text: '#242424',
    subtle: '#616161',
    card: '#ffffff',
    emphasis: '#f5f5f5',
    accent: '#4f52b2',
    good: '#0e700e',
    attention: '#b10e1c',
    warning: '#8a3707',
    accentFill: '#e8ebfa',
    goodFill: '#f1faf1',
    attentionFill: '#fdf3f4',
    warningFill: '#fdf6f3',
  },
  dark: {
    text: '#ffffff',
    subtle: '#d6d6d6',
    card: '#292929',
    emphasis: '#333333',
    accent: '#b3b5f3',
    good: '#9fd89f',
    attention: '#f1bbbc',
    warning: '#f4bfab',
    accentFill: '#2f2f4a',
    goodFill: '#052505',
    attentionFill: '#3b0509',
    warningFill: '#411200',
  },
} satisfies Record<string, Palette>;

export type Theme = keyof typeof palettes;

function colours(palette: Palette) {
  const both = (colour: string, subtle = colour) => ({ default: colour, subtle });
  return {
    default: both(palette.text, palette.subtle),
    dark: both(palette.text, palette.subtle),
    light: both(palette.subtle),
    accent: both(palette.accent),
    good: both(palette.good),
    warning: both(palette.warning),
    attention: both(palette.attention),
  };
}

/** The official renderer's `HostConfig`. */
export function hostConfig(theme: Theme): Record<string, unknown> {
  const palette = palettes[theme];
  const style = (backgroundColor: string) => ({ backgroundColor, foregroundColors: colours(palette) });
  return {
    fontFamily: '"Segoe UI", "Liberation Sans", Arial, sans-serif',
    fontSizes: { small: 12, default: 14, medium: 14, large: 18, extraLarge: 24 },
    fontWeights: { lighter: 200, default: 400, bolder: 600 },
    lineHeights: { small: 16, default: 20, medium: 20, large: 24, extraLarge: 32 },
    spacing: { none: 0, small: 4, default: 8, medium: 16, large: 24, extraLarge: 32, padding: 12 },
    separator: { lineThickness: 1, lineColor: theme === 'light' ? '#d1d1d1' : '#616161' },
    supportsInteractivity: true,
    containerStyles: {
      default: style(palette.card),
      emphasis: style(palette.emphasis),
      accent: style(palette.accentFill),
      good: style(palette.goodFill),
      attention: style(palette.attentionFill),
      warning: style(palette.warningFill),
    },
    textBlock: { headingLevel: 3 },
    inputs: {
      label: {
        inputSpacing: 'small',
        requiredInputs: { weight: 'bolder', suffix: ' *', suffixColor: 'attention' },
        optionalInputs: { weight: 'bolder' },
      },
      errorMessage: { color: 'attention', weight: 'default', spacing: 'small' },
    },
    actions: {
      // Teams leaves out, or hides behind '…', what is more.
      maxActions: 6,
      spacing: 'default',
      buttonSpacing: 8,
      actionsOrientation: 'horizontal',
      actionAlignment: 'left',
      showCard: { actionMode: 'inline', inlineTopMargin: 8 },
    },
  };
}
