//! The formats that others read, and those that others write.

/// A format of files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// Our own: everything.
    Dossier,
    /// W3C Web Annotation, as JSON-LD.
    WebAnnotation,
    /// A table with a row for each passage.
    Passages,
    /// A table with a row for each claim.
    Claims,
    /// Tasks of Label Studio, with their labelling configuration.
    LabelStudio,
    /// Lines of doccano.
    Doccano,
    /// Stand-off files of brat.
    Brat,
    /// Lines of Prodigy and spaCy.
    Prodigy,
    /// Words with IOB2 tags, in columns as of CoNLL.
    Iob,
    /// WebAnno TSV 3.3.
    WebAnno,
    /// UIMA CAS as JSON, for INCEpTION.
    Cas,
    /// PubAnnotation and TextAE.
    PubAnnotation,
    /// Annotations as the interface of Hypothesis gives them.
    Hypothesis,
    /// Annotations of Recogito's text annotator; read only.
    Recogito,
    /// Documents of labelbuddy; read only.
    Labelbuddy,
    /// A project of REFI-QDA (QDPX).
    Refi,
    /// A codebook of REFI-QDA (QDC).
    RefiCodebook,
    /// `ClaimReview` of schema.org: claims with a verdict.
    ClaimReview,
    /// Claims and links as an argument map of Argdown.
    Argdown,
    /// A page with marks and notes, to be read.
    Page,
    /// Markdown with notes, to be read.
    Markdown,
    /// A report to be printed: data, facts, links.
    Report,
}

impl Format {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 22] = [
        Self::Dossier,
        Self::Report,
        Self::Page,
        Self::Markdown,
        Self::Passages,
        Self::Claims,
        Self::WebAnnotation,
        Self::Hypothesis,
        Self::Recogito,
        Self::LabelStudio,
        Self::Doccano,
        Self::Brat,
        Self::Prodigy,
        Self::PubAnnotation,
        Self::Labelbuddy,
        Self::Iob,
        Self::WebAnno,
        Self::Cas,
        Self::Refi,
        Self::RefiCodebook,
        Self::ClaimReview,
        Self::Argdown,
    ];

    /// What it is called in preferences and in the names of files.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Dossier => "scolie",
            Self::WebAnnotation => "web-annotation",
            Self::Passages => "passages",
            Self::Claims => "claims",
            Self::LabelStudio => "label-studio",
            Self::Doccano => "doccano",
            Self::Brat => "brat",
            Self::Prodigy => "prodigy",
            Self::Iob => "iob2",
            Self::WebAnno => "webanno",
            Self::Cas => "cas",
            Self::PubAnnotation => "pubannotation",
            Self::Hypothesis => "hypothesis",
            Self::Recogito => "recogito",
            Self::Labelbuddy => "labelbuddy",
            Self::Refi => "refi-qda",
            Self::RefiCodebook => "refi-codebook",
            Self::ClaimReview => "claim-review",
            Self::Argdown => "argdown",
            Self::Page => "page",
            Self::Markdown => "markdown",
            Self::Report => "report",
        }
    }

    /// The format of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.name() == name)
    }

    /// Whether dossiers leave in it.
    #[must_use]
    pub fn is_written(self) -> bool {
        !matches!(self, Self::Recogito | Self::Labelbuddy)
    }

    /// Whether annotations come back from it.
    #[must_use]
    pub fn is_read(self) -> bool {
        !matches!(
            self,
            Self::Claims | Self::ClaimReview | Self::Argdown | Self::Page | Self::Markdown | Self::Report
        )
    }
}
