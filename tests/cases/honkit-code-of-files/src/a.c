    /* ``` */
    int a;
    //! [main]
    int main(void);
    //! [main]
